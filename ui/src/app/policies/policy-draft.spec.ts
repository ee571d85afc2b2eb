import { applyDocument, emptyDraft, groupPath, readDraft, writeDraft } from './policy-draft';

const document = {
  id: 'x',
  cluster: 'lab',
  revision: 4,
  name: 'SQL',
  enabled: true,
  mode: 'enforce',
  session: 0,
  sources: {
    any: [
      { vm: 'SQL*', vlan: '10-20' },
      { tag: 'pci', state: 'running' },
    ],
    not: [{ adapter: 'Backup' }],
  },
  destinations: { any: [{ vm: 'COLLECTOR-*' }] },
  collectors: 'onDemand',
  colocate: 'propose',
  manageTrunk: true,
  expiresAt: '2026-03-01T18:00:00+00:00',
  reason: 'CHG-1',
};

describe('the draft of a policy', () => {
  it('gives the document back that it was read from', () => {
    expect(writeDraft(readDraft(document)!)).toEqual(document);
  });

  it('keeps what the form has no field for', () => {
    const draft = readDraft({ ...document, session: 3 })!;
    expect(draft.rest).toMatchObject({ session: 3, cluster: 'lab', revision: 4 });
    expect(draft.sources.any[1]!.rest).toEqual({ state: 'running' });
  });

  it('asks nothing by an empty field, and takes a tag with its sign', () => {
    const draft = emptyDraft();
    const [term] = draft.sources.any;
    const written = writeDraft({
      ...draft,
      name: ' SQL ',
      sources: { ...draft.sources, any: [{ ...term!, tag: '#pci', vm: '  ' }] },
    });
    expect(written).toEqual({
      name: 'SQL',
      mode: 'observe',
      collectors: 'onDemand',
      sources: { any: [{ tag: 'pci' }] },
      destinations: { any: [{}] },
    });
  });

  it('writes groups where there are several, and one without a name alone', () => {
    const [group] = emptyDraft().destinations;
    const two = ['ids', 'rec'].map((name) => ({ ...group!, name }));
    expect(writeDraft({ ...emptyDraft(), destinations: two })['destinations']).toEqual([
      { name: 'ids', any: [{}] },
      { name: 'rec', any: [{}] },
    ]);
    expect([groupPath(0, 1), groupPath(1, 2)]).toEqual(['destinations', 'destinations[1]']);
  });

  it('writes a time to live as the document has it', () => {
    const expiry = { kind: 'in', amount: 2, unit: 'h' } as const;
    expect(writeDraft({ ...emptyDraft(), expiry })['expiresIn']).toBe('2h');
    expect(readDraft({ ...document, expiresAt: undefined, expiresIn: '90m' })!.expiry).toEqual({
      kind: 'in',
      amount: 90,
      unit: 'm',
    });
  });

  it.each([
    ['no object', 5],
    ['an unknown member of a selector', { ...document, sources: { any: [], of: 1 } }],
    ['a term that is no object', { ...document, sources: { any: ['SQL*'] } }],
    ['a field of another type', { ...document, sources: { any: [{ vm: { like: 'SQL' } }] } }],
    ['a name that is no text', { ...document, name: 5 }],
    ['a span of several units', { ...document, expiresAt: undefined, expiresIn: '1d12h' }],
    ['destinations that are none', { ...document, destinations: [] }],
  ])('is none for %s, so that nothing is lost', (_, other) => {
    expect(readDraft(other)).toBeUndefined();
  });

  it('is applied switched on and in the mode that is asked for', () => {
    const applied = JSON.parse(
      applyDocument({ ...document, enabled: false, mode: 'observe' }, 'Enforce'),
    ) as object;
    expect(applied).toMatchObject({ enabled: true, mode: 'enforce', name: 'SQL' });
  });
});
