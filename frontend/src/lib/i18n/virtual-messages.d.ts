declare module 'virtual:messages' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
  import type { Language } from './languages.ts';

  export type Loaders = Readonly<Record<Language, () => Promise<{ default: Record<string, CompiledMessage> }>>>;

  /** Of all rooms together. */
  export const shell: Loaders;
  export const palette: Loaders;
  /** By the name of the feature; undefined where it has no messages. */
  export const pages: Readonly<Record<string, Loaders | undefined>>;
}
