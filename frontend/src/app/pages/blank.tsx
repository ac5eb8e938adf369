/** The background only, while the first page loads: a spinner would flash. */
export function BlankPage() {
  return <div aria-busy className="min-h-dvh bg-canvas" />;
}
