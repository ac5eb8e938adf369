import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/api.ts';
import { messageOf } from '../../../api/error.ts';
import { refetch } from '../../../api/query.ts';
import { toast } from '../../../ui/toast.tsx';
import { keys } from '../queries.ts';

/** Switches to the branch of a message: stores it on the server, then loads its messages. */
export function useBranch(conversationId: string | null) {
  return useMutation({
    mutationFn: async (messageId: string) => {
      if (conversationId === null) return;
      const params = { id: conversationId };
      await api('PATCH /conversations/:id', { params, body: { active_message_id: messageId } });
      await refetch(keys.thread(conversationId));
    },
    onError: (error) => toast(messageOf(error), { tone: 'negative' }),
  });
}
