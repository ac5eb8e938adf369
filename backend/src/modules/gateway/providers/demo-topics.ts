/** What the demo model knows, as markdown; `words` are what a question about it is likely to contain. */
export interface DemoTopic {
  title: string;
  question: string;
  words: readonly string[];
  text: string;
}

export const demoTopics: readonly DemoTopic[] = [
  {
    title: 'What Atrium is',
    question: 'What is Atrium?',
    words: ['atrium', 'portal', 'what', 'about', 'hello', 'hi', 'hallo', 'help', 'feature', 'features'],
    text: `## Atrium in a minute

Atrium is **one portal between a company and its clients**. In it people

1. chat with AI, through one guarded gateway,
2. see what every call used and cost,
3. work as members of an organization that nobody else can look into.

Every organization is a *tenant* with its own address, name, logo and colours.`,
  },
  {
    title: 'How tenants are kept apart',
    question: 'How is my data kept apart from other tenants?',
    words: [
      'tenant',
      'tenants',
      'apart',
      'isolation',
      'isolated',
      'rls',
      'row-level',
      'security',
      'secure',
      'database',
      'postgresql',
      'data',
      'privacy',
      'private',
      'safe',
    ],
    text: `## Tenants are kept apart by PostgreSQL itself

Every table of a tenant has *row-level security*, enabled and forced. The API's database role owns nothing and can't
step around it. No tenant set means **no rows**, never all rows:

\`\`\`sql
create policy tenant on conversations
  using (org_id = (select app.org_id()))
  with check (org_id = (select app.org_id()));
\`\`\`

A row of another tenant answers exactly like one that does not exist: \`404\`.`,
  },
  {
    title: 'Models and providers',
    question: 'Which models can I use?',
    words: [
      'model',
      'models',
      'provider',
      'providers',
      'openai',
      'gpt',
      'ollama',
      'vllm',
      'key',
      'configure',
      'llm',
      'ai',
      'demo',
    ],
    text: `## Models

| Provider | Needs | Says |
|---|---|---|
| OpenAI | \`OPENAI_API_KEY\` | real answers, real cost |
| OpenAI-compatible (Ollama, vLLM, …) | \`OPENAI_BASE_URL\` | whatever runs there |
| Atrium demo | nothing | this text |

\`\`\`sh
OPENAI_API_KEY=… OPENAI_MODEL=gpt-4o-mini npm start
\`\`\`

The first name in \`OPENAI_MODEL\` is the default of the model picker.`,
  },
  {
    title: 'The guard',
    question: 'What does the guard stop?',
    words: [
      'guard',
      'card',
      'cards',
      'credit',
      'ssn',
      'iban',
      'password',
      'passwords',
      'secret',
      'secrets',
      'leak',
      'blocked',
      'redact',
      'sensitive',
      'pii',
    ],
    text: `## The guard

Before anything leaves the portal, the guard looks for what should stay:

- card numbers (with a valid check digit),
- social security numbers and IBANs,
- passwords, API keys, private keys and tokens.

A message that holds one is not sent. You are told *which kind* it is and *where* it stands; the value itself is
written nowhere. Answers are watched on their way back in the same manner.`,
  },
  {
    title: 'Usage and plans',
    question: 'How are tokens counted, and what do they cost?',
    words: [
      'usage',
      'use',
      'cost',
      'costs',
      'price',
      'prices',
      'token',
      'tokens',
      'quota',
      'quotas',
      'limit',
      'limits',
      'plan',
      'plans',
      'bill',
      'billing',
      'ledger',
    ],
    text: `## Usage, plans and limits

| Step | What happens |
|---|---|
| before the call | the most it can cost is *reserved* from the plan |
| after the call | what it did cost is *settled*, the rest is given back |
| always | an append-only ledger, whose sum is the meter |

Parallel calls can't pass a limit together. When the month's tokens are used up, you are told the limit, the use and
the day when it starts anew.`,
  },
  {
    title: 'The chat',
    question: 'What can the chat do?',
    words: [
      'chat',
      'conversation',
      'conversations',
      'message',
      'messages',
      'stream',
      'streaming',
      'stop',
      'regenerate',
      'edit',
      'branch',
      'reload',
      'resume',
      'search',
      'history',
    ],
    text: `## The chat

- **Stop** an answer at any time; what is there is kept.
- **Regenerate** it, and both versions stay side by side.
- **Edit** a question: it becomes a branch, nothing is lost.
- **Reload** the page in mid-answer: it goes on where it was.
- **Search** all your conversations, rename, archive or delete them.

Conversations are yours alone; owners and admins see use and cost, not content.`,
  },
  {
    title: 'The API',
    question: 'Show me how to call the API.',
    words: [
      'api',
      'curl',
      'code',
      'example',
      'request',
      'http',
      'endpoint',
      'endpoints',
      'openapi',
      'developer',
      'javascript',
      'typescript',
      'program',
      'sse',
    ],
    text: `## The API

The pages use no private API. One question, streamed:

\`\`\`ts
const response = await fetch('/api/v1/chat', {
  method: 'POST',
  headers: {
    authorization: \`Bearer \${accessToken}\`,
    'content-type': 'application/json',
    accept: 'text/event-stream',
  },
  body: JSON.stringify({ prompt: 'What is Atrium?' }),
});
\`\`\`

Everything else is in the OpenAPI document at \`/api/v1/openapi.json\`.`,
  },
];
