import type { Api } from '@atrium/backend/api';

/** `'GET /members'`: method and path below `/api/v1`. */
export type RouteKey = keyof Api;

type TypesOf<K extends RouteKey> = Api[K] extends { '~types'?: infer T } ? NonNullable<T> : never;

/** `Part` as an optional property where nothing in it is required. */
type Lenient<Part, Name extends string> = undefined extends Part
  ? { [N in Name]?: Part }
  : object extends Part
    ? { [N in Name]?: Part }
    : { [N in Name]: Part };

type PartOf<T, Name extends string> = T extends { [N in Name]: infer Part }
  ? Lenient<Part, Name>
  : T extends { [N in Name]?: infer Part }
    ? { [N in Name]?: Part }
    : object;

/** The input of a request: `params` of the path, `query`, `body`. */
export type Input<K extends RouteKey> =
  TypesOf<K> extends { in: infer In } ? PartOf<In, 'params'> & PartOf<In, 'query'> & PartOf<In, 'body'> : never;

/** The `data` of a successful response. */
export type Sent<K extends RouteKey> = TypesOf<K> extends { sent: infer Data } ? Data : never;

/** One entry of a list. */
export type Item<K extends RouteKey> = Sent<K> extends readonly (infer One)[] ? One : never;
