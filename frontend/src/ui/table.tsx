import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { Card } from './card.tsx';
import { Loading, Skeleton } from './skeleton.tsx';
import { t } from '../lib/i18n/text.tsx';

export interface Column<Row> {
  /** The header, and the label of the value in the card. Empty: a column of actions. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers and actions. */
  align?: 'end';
  /** Its place in the card: the heading (`title`), right of it (`aside`), a labelled line (default), or not shown. */
  card?: 'title' | 'aside' | 'line' | 'hidden';
  className?: string;
}

interface TableProps<Row> {
  /** For screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Whether the object of the row is open beside the table. */
  isOpen?: (row: Row) => boolean;
}

/** A table from 640 px on, a list of cards below; both are defined by `columns`. */
export function Table<Row>({ caption, columns, rows, rowKey, isOpen }: TableProps<Row>) {
  return (
    <>
      <Card className="hidden overflow-x-auto tablet:block">
        <table className="w-full border-collapse text-start">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="text-small text-ink-faint">
              {columns.map((column) => (
                <th
                  key={column.header}
                  scope="col"
                  className={cn(
                    'h-10 px-4 text-start font-normal whitespace-nowrap',
                    column.align && 'text-end',
                    column.className,
                  )}
                >
                  {column.header || <span className="sr-only">{t('ui.actions')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                className={cn(
                  'relative border-t border-line transition-colors hover:bg-hover',
                  isOpen?.(row) && 'bg-hover',
                )}
              >
                {columns.map((column) => (
                  <td
                    key={column.header}
                    className={cn('h-14 px-4 py-2', column.align && 'text-end', column.className)}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <ul aria-label={caption} className="grid gap-2 tablet:hidden">
        {rows.map((row) => (
          <RowCard key={rowKey(row)} columns={columns} row={row} />
        ))}
      </ul>
    </>
  );
}

function RowCard<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  const of = (kind: Column<Row>['card']) => columns.filter((column) => (column.card ?? 'line') === kind);
  const lines = of('line');
  return (
    <li className="relative rounded border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0 flex-1">
          {of('title').map((column) => (
            <div key={column.header}>{column.cell(row)}</div>
          ))}
        </div>
        {of('aside').map((column) => (
          <div key={column.header} className="shrink-0">
            {column.cell(row)}
          </div>
        ))}
      </div>
      {lines.length > 0 && (
        <dl className="mt-3 grid gap-1 border-t border-line pt-3 text-small">
          {lines.map((column) => (
            <div key={column.header} className="flex justify-between gap-4">
              <dt className="text-ink-faint">{column.header}</dt>
              <dd className="min-w-0 text-end">{column.cell(row)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** The placeholder of a table whose rows are loading. */
export function TableSkeleton<Row>({ columns, rows = 6 }: { columns: readonly Column<Row>[]; rows?: number }) {
  return (
    <Loading className="rounded border border-line bg-surface grid gap-px overflow-hidden">
      <div className="hidden h-10 tablet:block" />
      {Array.from({ length: rows }, (_, index) => (
        <div
          key={index}
          className="flex h-24 items-center gap-6 border-t border-line px-4 first:border-t-0 tablet:h-14"
        >
          {columns.map((column, position) => (
            <Skeleton
              key={column.header}
              className={cn('h-4', position === 0 ? 'flex-1' : 'hidden w-20 tablet:block')}
            />
          ))}
        </div>
      ))}
    </Loading>
  );
}
