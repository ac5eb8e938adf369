/** The sidebar's list of the last conversations. */
export function RecentConversations() {
  return null;
}
