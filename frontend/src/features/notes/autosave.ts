import { api } from '../../api/api.ts';
import { ApiError, isApiError, messageOf } from '../../api/error.ts';
import { refetch } from '../../api/query.ts';
import { t } from '../../lib/i18n/text.tsx';
import { randomId } from '../../lib/random-id.ts';
import { Store } from '../../lib/store.ts';
import { showDeleted, showSaved } from './cache.ts';
import { keys, type Note } from './queries.ts';

/** The pause after the last change before it is saved. */
const SAVE_AFTER_MS = 800;
/** As the contract of the API says, in UTF-16 code units. */
export const longestBody = 20_000;

export interface NoteFields {
  title: string;
  body: string;
  pinned: boolean;
}

/**
 * `stale`: another device has changed the note since it was read. `gone`: it has been deleted. Both wait for the user's
 * decision; nothing is sent before.
 */
export type SaveState =
  | { kind: 'saved' | 'unsaved' | 'saving' | 'stale' | 'gone' }
  | { kind: 'failed'; message: string };

export interface Snapshot {
  fields: NoteFields;
  state: SaveState;
  /** Null until the note is stored for the first time. */
  id: string | null;
}

const empty: NoteFields = { title: '', body: '', pinned: false };
const fieldsOf = ({ title, body, pinned }: Note): NoteFields => ({ title, body, pinned });
const isSame = (one: NoteFields, other: NoteFields) =>
  one.title === other.title && one.body === other.body && one.pinned === other.pinned;

/** Saves one note while it is edited: one request at a time, each with the version that the last response had. */
export class Autosave {
  readonly store: Store<Snapshot>;
  /** What the server has. */
  #stored: NoteFields;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  /** The first request of a new note: a repeat must have the same body as the one whose response was lost. */
  #creation: { fields: NoteFields; key: string } | null = null;
  #discarded = false;
  #onCreated: ((id: string) => void) | null = null;

  /** @param note null: a new one */
  constructor(note: Note | null) {
    this.#stored = note ? fieldsOf(note) : empty;
    this.#version = note?.version ?? 0;
    this.store = new Store<Snapshot>({ fields: this.#stored, state: { kind: 'saved' }, id: note?.id ?? null });
  }

  get #snapshot(): Snapshot {
    return this.store.get();
  }

  /** Calls `listener` with the id of a new note, once it is stored. Returns a function that removes the listener. */
  readonly whenCreated = (listener: (id: string) => void) => {
    this.#onCreated = listener;
    return () => {
      this.#onCreated = null;
    };
  };

  /** Whether closing the editor loses nothing. */
  get isSaved(): boolean {
    if (this.#discarded) return true;
    return isSame(this.#snapshot.fields, this.#stored) && this.#running === null;
  }

  change(change: Partial<NoteFields>): void {
    this.#set({ fields: { ...this.#snapshot.fields, ...change } });
    const { kind } = this.#snapshot.state;
    if (kind === 'stale' || kind === 'gone') return;
    if (kind !== 'saving') this.#set({ state: { kind: this.isSaved ? 'saved' : 'unsaved' } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Saves now what is not saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) {
      await this.#running;
      return this.#snapshot.state.kind === 'unsaved' ? this.flush() : undefined;
    }
    const { fields, state } = this.#snapshot;
    if (this.#discarded || state.kind === 'stale' || state.kind === 'gone' || isSame(fields, this.#stored)) return;
    if (fields.body.length > longestBody) {
      const message = t('notes.tooLong', { max: longestBody, used: fields.body.length });
      return this.#set({ state: { kind: 'failed', message } });
    }
    this.#set({ state: { kind: 'saving' } });
    this.#running = this.#send();
    await this.#running;
  }

  /** Takes over what another device has saved, unless something here is not saved. */
  adopt(note: Note): void {
    if (note.version > this.#version && this.isSaved && this.#snapshot.state.kind === 'saved') this.#take(note);
  }

  /** Ends `stale`: shows the version of the other device, or overwrites it with what is here. */
  async resolve(which: 'theirs' | 'mine'): Promise<void> {
    const { id } = this.#snapshot;
    if (id === null) return;
    try {
      const theirs = await api('GET /notes/:id', { params: { id } });
      if (which === 'theirs') return this.#take(theirs);
      this.#version = theirs.version;
      this.#stored = fieldsOf(theirs);
      this.#set({ state: { kind: 'unsaved' } });
      await this.flush();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Ends `gone`: stores what is here as a new note. */
  async keepAsNew(): Promise<void> {
    this.#stored = empty;
    this.#set({ id: null, state: { kind: 'unsaved' } });
    await this.flush();
  }

  /** Waits for a request that is on its way; after that nothing is sent any more. Resolves to the id of what is stored. */
  async discard(): Promise<string | null> {
    clearTimeout(this.#timer);
    this.#discarded = true;
    await this.#running;
    return this.#snapshot.id;
  }

  #set(change: Partial<Snapshot>): void {
    this.store.set({ ...this.#snapshot, ...change });
  }

  #take(note: Note): void {
    this.#version = note.version;
    this.#stored = fieldsOf(note);
    this.#set({ fields: this.#stored, state: { kind: 'saved' } });
    showSaved(note);
  }

  async #send(): Promise<void> {
    const { id, fields } = this.#snapshot;
    try {
      const saved = id === null ? await this.#create(fields) : await this.#update(id, fields);
      this.#version = saved.version;
      this.#running = null;
      this.#set({ id: saved.id, state: { kind: this.isSaved ? 'saved' : 'unsaved' } });
      if (!this.#discarded) showSaved(saved);
      if (id === null) this.#onCreated?.(saved.id);
      if (!this.isSaved) this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
    } catch (error) {
      this.#running = null;
      this.#fail(error);
    }
  }

  async #create(fields: NoteFields): Promise<Note> {
    this.#creation ??= { fields, key: randomId() };
    const { fields: body, key } = this.#creation;
    try {
      const saved = await api('POST /notes', { body }, { headers: { 'idempotency-key': key } });
      this.#stored = body;
      this.#creation = null;
      return saved;
    } catch (error) {
      // The server has refused it: the next attempt may say something else.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) this.#creation = null;
      throw error;
    }
  }

  async #update(id: string, fields: NoteFields): Promise<Note> {
    const { title, body, pinned } = this.#stored;
    const changed = {
      ...(fields.title !== title && { title: fields.title }),
      ...(fields.body !== body && { body: fields.body }),
      ...(fields.pinned !== pinned && { pinned: fields.pinned }),
    };
    const headers = { 'if-match': `"${this.#version}"` };
    const saved = await api('PATCH /notes/:id', { params: { id }, body: changed }, { headers });
    this.#stored = fields;
    return saved;
  }

  #fail(error: unknown): void {
    if (isApiError(error, 'version_stale')) return this.#set({ state: { kind: 'stale' } });
    if (isApiError(error, 'not_found')) {
      const { id } = this.#snapshot;
      if (id !== null) showDeleted(id);
      return this.#set({ state: { kind: 'gone' } });
    }
    this.#set({ state: { kind: 'failed', message: messageOf(error) } });
    void refetch(keys.lists);
  }
}
