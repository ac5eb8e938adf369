import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useDebounced } from '../lib/hooks.ts';
import { SearchField } from './search-field.tsx';

interface FilterSearchProps {
  'aria-label': string;
  placeholder: string;
  /** What the address says, which is the filter of the list. */
  q: string;
  onChange: (q: string) => void;
  className?: string;
}

/** The search of a list whose filters stand in the address, debounced. */
export function FilterSearch({ q, onChange, ...props }: FilterSearchProps) {
  const [typed, setTyped] = useState(q);
  const debounced = useDebounced(typed.trim());
  /** The query that this field has written to the address. Another one there came from a link, and is taken over. */
  const written = useRef(q);
  const write = useEffectEvent((next: string) => onChange(next));

  useEffect(() => {
    if (debounced === written.current) return;
    written.current = debounced;
    write(debounced);
  }, [debounced]);
  useEffect(() => {
    if (q === written.current) return;
    written.current = q;
    setTyped(q);
  }, [q]);

  return <SearchField maxLength={100} value={typed} onChange={setTyped} {...props} />;
}
