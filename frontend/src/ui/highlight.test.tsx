import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Highlight, wordPattern } from './highlight.tsx';

const marked = (text: string, q: string) =>
  [...renderToStaticMarkup(<Highlight text={text} q={q} />).matchAll(/<mark[^>]*>(.*?)<\/mark>/gu)].map(
    ([, part]) => part,
  );

describe('the words of a search', () => {
  it.each([
    ['Über Reiher', 'über', ['Über']],
    ['one and two and one', ' two  one ', ['one', 'two', 'one']],
    ['Follow-up call', 'follow-up', ['Follow-up']],
    ['A call to follow up', 'follow-up', ['follow', 'up']],
    ['C++ (draft) for 5 $', 'c++ ( $', ['C++', '(', '$']],
    ['a/b\\c [x] {y} ^|.*?', '/ \\ [ ] { } ^ | . * ?', '/ \\ [ ] { } ^ | . * ?'.split(' ')],
    ['Reiher', '', []],
  ])('are marked in %j for %j', (text, q, parts) => {
    expect(marked(text, q)).toEqual(parts);
  });

  it.each([
    ['An otter, Otters and a motter', 'otter', ['otter', 'Otter']],
    ['reference INV-2041, or INV 2041', 'inv-2041', ['INV-2041', 'INV', '2041']],
    ['قضاعة وقضاعة', 'قضاعة', ['قضاعة']],
    ['50% (more) a+b', '(more) a+b', ['(more)', 'a+b']],
  ])('begin words in %j for %j', (text, q, parts) => {
    expect(text.match(wordPattern(q) ?? /$^/u)).toEqual(parts);
  });

  it('are none where nothing but spaces was typed', () => {
    expect(wordPattern('  ')).toBeNull();
  });
});
