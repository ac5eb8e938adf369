import { useState } from 'react';
import { BlockView } from './block.tsx';
import { BlockStream, type TextEnd } from './block-stream.ts';
import { useShowMore } from './use-show-more.tsx';
import './code.css';
import './markdown.css';

interface MarkdownProps {
  text: string;
  end?: TextEnd;
}

/** Markdown as React elements, without parsing HTML. While the text grows, only its last block is rendered again. */
export function Markdown({ text, end = 'complete' }: MarkdownProps) {
  const [stream] = useState(() => new BlockStream());
  const { shown, more } = useShowMore(stream.read(text, end));
  return (
    <div className="markdown">
      {shown.map((block) => (
        <BlockView key={block.key} token={block.token} level={block.level} links={block.links} />
      ))}
      {more && <p>{more}</p>}
    </div>
  );
}
