/** Before the first page has arrived: the ground only. A spinner for a tenth of a second would be noise. */
export function Starting() {
  return <div aria-busy className="min-h-dvh bg-canvas" />;
}
