/** The DOM id of the search field on the page of all chats. */
export const searchFieldId = 'chat-search';

/** Focuses the search field; on other pages opens the page of all chats, which focuses it. */
export function openSearch(navigate: (to: string) => void): void {
  const field = document.getElementById(searchFieldId);
  if (field === null) navigate('/chat/history');
  else field.focus();
}
