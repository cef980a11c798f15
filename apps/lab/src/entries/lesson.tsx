import { mount } from "../kit/mount.ts";
import { Shell } from "../kit/shell.tsx";
import { nextTurn } from "../kit/turns.ts";
import type { Lesson } from "../lesson/content.ts";
import { LessonPage } from "../lesson/lesson-page.tsx";
import { LessonStore } from "../lesson/lesson-store.ts";

/** Lessons by name; each page loads its own. */
const lessons = import.meta.glob<{ readonly default: Lesson }>("../../../../content/lessons/*.yaml");

const name = document.documentElement.dataset.lesson ?? "";
const { default: lesson } = await lessons[`../../../../content/lessons/${name}.yaml`]();

// What was loaded is evaluated by now; the page is another piece of work.
await nextTurn();
mount(
  <Shell page="learn">
    <LessonPage store={new LessonStore(lesson)} />
  </Shell>,
);
