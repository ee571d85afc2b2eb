import Ajv from 'ajv';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT_MANIFEST, manifestStrings, writeManifest } from './manifest.mjs';
import { SDK } from './packages.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'wacmirror-manifest-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeManifest(join(folder, 'manifest.json'));
const root = read(ROOT_MANIFEST);
const built = read(join(folder, 'manifest.json'));

// The schema names some formats and keywords that the validator does not know; they are remarks only.
const validate = new Ajv({
  strict: false,
  validateFormats: false,
  validateSchema: false,
  allErrors: true,
}).compile(withoutMetaSchema(read(`${SDK}/manifest/module-schema.json`)));

describe('the manifest', () => {
  it.each([
    ['at the root', root],
    ['as it is built', built],
  ])('%s fits the shell’s schema', (_, manifest) => {
    expect([validate(manifest), validate.errors]).toEqual([true, null]);
  });

  it('would be refused without what the shell needs, and with what it does not know', () => {
    const { icon: _, ...tool } = root.entryPoints[0];
    expect(validate({ ...root, entryPoints: [tool] })).toBe(false);
    expect(validate({ ...root, gatewayPlugin: true })).toBe(false);
  });

  it('refers to texts that are there in every language, and has no others', () => {
    const used = new Set(JSON.stringify(root).match(/(?<=resources:strings:)\w+/g));
    const languages = manifestStrings();
    expect(languages.map(({ locale }) => locale)).toEqual(['default', 'pt-BR']);
    for (const { strings } of languages) {
      expect(new Set(Object.keys(strings))).toEqual(used);
      expect(Object.values(strings).filter((text) => text.trim() === '')).toEqual([]);
    }
  });

  it('has the root’s content, a version and its texts when it is built', () => {
    const { version, resources, ...rest } = built;
    expect(rest).toEqual(root);
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(resources).toEqual(manifestStrings());
  });

  it('is for clusters and for servers, with Hyper-V', () => {
    const requirements = root.entryPoints[0].requirements;
    expect(requirements.map(({ connectionTypes }) => connectionTypes)).toEqual([
      ['msft.sme.connection-type.cluster'],
      ['msft.sme.connection-type.server'],
    ]);
    for (const { conditions } of requirements) {
      expect(conditions).toEqual([
        { inventory: { isHyperVRoleInstalled: { type: 'boolean', operator: 'is' } } },
      ]);
    }
  });
});

/** Its address of the meta schema lacks the final mark, by which the validator would know it. */
function withoutMetaSchema({ $schema: _, ...schema }) {
  return schema;
}
