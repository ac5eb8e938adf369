/** Words that may precede a request, for the patterns of triggers. */
export const please = '(hi |hello |please |can you |could you |would you |help me )*';
export const bitte = '(hallo |bitte |kannst du |konnen sie |konntest du |konnten sie |hilf mir )*';
export const porFavor = '(hola |por favor |puedes |podrias |puede |podria |ayudame a )*';
export const minFadlak = '(مرحبا |من فضلك |لو سمحت |هل يمكنك ان |هل تستطيع ان )*';
