/** How a mark of a picture leads on, and what does the same without a mouse. */
export function ClickWords() {
  return (
    <p class="quiet-text">
      Click a bar, a line or a step to open that virtual patient; the tables and the tab “Patients” do the same with the
      keyboard.
    </p>
  );
}
