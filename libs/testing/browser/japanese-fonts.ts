import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { equipment, packageFolder } from './chromium-file.js';

/**
 * Makes a fontconfig file that knows Noto Sans JP alone and answers its path (for FONTCONFIG_FILE): without a Japanese
 * font Chromium leaves every kanji blank, and with the fonts of the machine pages look different on each.
 */
export function japaneseFonts(): string {
  const home = packageFolder('@expo-google-fonts/noto-sans-jp');
  const folders = ['400Regular', '500Medium', '700Bold'].map((weight) => `<dir>${join(home, weight)}</dir>`);
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Noto Sans JP</family></prefer></alias>`,
  );
  const cache = join(equipment(), 'fontconfig');
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'fonts.conf');
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${[...folders, `<cachedir>${cache}</cachedir>`, ...aliases].join('\n')}
</fontconfig>
`;
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
