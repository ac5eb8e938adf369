/** A label of a host name (RFC 1123 § 2.1), 3 to 40 long: lower-case letters, digits, single hyphens inside. */
const shape = /^(?=.{3,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether `value` may be the slug in `<slug>.<base domain>`, `/t/<slug>` and `X-Tenant`. */
export function isSlug(value: string): boolean {
  return shape.test(value);
}
