import type { LabDocument } from "./lab-document.ts";

/** A document that is kept on this device. */
export interface Saved {
  readonly id: string;
  readonly name: string;
  /** `auto`: kept by itself while somebody works; one for each tab, so that two tabs do not write over each other. */
  readonly kind: "auto" | "named";
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly document: LabDocument;
}

/** Where documents are kept. */
export interface SaveBox {
  all(): Promise<readonly Saved[]>;
  put(saved: Saved): Promise<void>;
  remove(id: string): Promise<void>;
}

/** As long as the page is open. */
export class MemoryBox implements SaveBox {
  private readonly saves = new Map<string, Saved>();

  all(): Promise<readonly Saved[]> {
    return Promise.resolve([...this.saves.values()]);
  }

  put(saved: Saved): Promise<void> {
    this.saves.set(saved.id, saved);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.saves.delete(id);
    return Promise.resolve();
  }
}

const shelf = "documents";

/** In the browser's own database, which stays when the page is closed. */
export class IndexedBox implements SaveBox {
  private constructor(private readonly database: IDBDatabase) {}

  /** @throws where the browser denies storage: private windows, blocked site data, a full disk */
  static async open(factory: IDBFactory = indexedDB, name = "immunarium-lab"): Promise<IndexedBox> {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(shelf, { keyPath: "id" });
    const database = await outcome(request);
    // Another tab with a newer version must not wait for this one.
    database.onversionchange = () => database.close();
    return new IndexedBox(database);
  }

  all(): Promise<readonly Saved[]> {
    return outcome<Saved[]>(this.shelf("readonly").getAll());
  }

  async put(saved: Saved): Promise<void> {
    const { transaction } = this.shelf("readwrite", (one) => one.put(saved));
    await finished(transaction);
  }

  async remove(id: string): Promise<void> {
    const { transaction } = this.shelf("readwrite", (one) => one.delete(id));
    await finished(transaction);
  }

  private shelf(mode: IDBTransactionMode, work?: (shelf: IDBObjectStore) => void): IDBObjectStore {
    const found = this.database.transaction(shelf, mode).objectStore(shelf);
    work?.(found);
    return found;
  }
}

function outcome<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("storage is denied"));
  });
}

/** A full disk shows at the end of a transaction, not at its requests. */
function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the disk is full"));
    transaction.onerror = () => reject(transaction.error ?? new Error("storage failed"));
  });
}
