import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Highlight, isHighlighted } from './highlight.tsx';

const marked = (text: string, q: string) =>
  [...renderToStaticMarkup(<Highlight text={text} q={q} />).matchAll(/<mark[^>]*>(.*?)<\/mark>/gu)].map(
    ([, part]) => part,
  );

describe('the words of a search', () => {
  it.each([
    ['Über Reiher', 'über', ['Über']],
    ['one and two and one', ' two  one ', ['one', 'two', 'one']],
    ['Follow-up call', 'follow-up', ['Follow-up']],
    ['C++ (draft) for 5 $', 'c++ ( $', ['C++', '(', '$']],
    ['a/b\\c [x] {y} ^|.*?', '/ \\ [ ] { } ^ | . * ?', '/ \\ [ ] { } ^ | . * ?'.split(' ')],
    ['Reiher', '', []],
  ])('are marked in %j for %j', (text, q, parts) => {
    expect(marked(text, q)).toEqual(parts);
  });

  it('tell why a text was found', () => {
    expect(isHighlighted('Über Reiher', 'über')).toBe(true);
    expect(isHighlighted('Über Reiher', 'otter')).toBe(false);
    expect(isHighlighted('Über Reiher', ' ')).toBe(false);
  });
});
