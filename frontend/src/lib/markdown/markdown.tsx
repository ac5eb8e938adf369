import { useState } from 'react';
import { BlockView } from './block.tsx';
import { BlockStream } from './block-stream.ts';
import { useClipped } from './clipped.tsx';
import './code.css';
import './markdown.css';

interface MarkdownProps {
  text: string;
  /** The text is still being written. */
  live?: boolean;
}

/** Markdown as React elements: safe by construction, and cheap while it grows (only the last block is drawn again). */
export function Markdown({ text, live = false }: MarkdownProps) {
  const [stream] = useState(() => new BlockStream());
  const { shown, more } = useClipped(stream.read(text, live), 'paragraphs');
  return (
    <div className="markdown">
      {shown.map((block) => (
        <BlockView key={block.key} token={block.token} level={block.level} links={block.links} />
      ))}
      {more && <p>{more}</p>}
    </div>
  );
}
