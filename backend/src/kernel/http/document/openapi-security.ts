import type { Endpoint } from '../contract.ts';

/** The security schemes of an operation, any one of them; an empty one means that none is required. */
export type Security = Record<string, string[]>[];

export function securityOf({ auth, signatureHeader = '' }: Endpoint): Security {
  if (auth === 'none') return [];
  if (auth === 'signature') return [{ [signatureHeader]: [] }];
  if (auth === 'session') return [{ session: [] }];
  return auth === 'optional' ? [{ bearer: [] }, {}] : [{ bearer: [] }];
}

const sessionScheme = {
  type: 'http',
  scheme: 'bearer',
  description: 'A session token of `POST /auth/login`: this is for people who have signed in.',
};
const bearerScheme = {
  type: 'http',
  scheme: 'bearer',
  description: 'A session token of `POST /auth/login`, or a key or token that was given the scope.',
};
const signatureScheme = (name: string) => ({
  type: 'apiKey',
  in: 'header',
  name,
  description: 'A signature of the body as it is sent. No token is looked at.',
});

/** The schemes of OpenAPI 3.1 § 4.8.27 that these operations name. */
export function securitySchemesOf(endpoints: readonly Endpoint[]): Record<string, unknown> {
  const headers = endpoints.flatMap(({ auth, signatureHeader }) =>
    auth === 'signature' && signatureHeader !== undefined ? [signatureHeader] : [],
  );
  return {
    bearer: bearerScheme,
    session: sessionScheme,
    ...Object.fromEntries(headers.map((name) => [name, signatureScheme(name)])),
  };
}
