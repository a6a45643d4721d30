import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FOLDER = '@expo-google-fonts/noto-sans-jp';

/** Static TrueType files of Noto Sans JP (SIL Open Font License); pdfkit embeds the glyphs that are used. */
export const FONT_FILES = {
  regular: () => require.resolve(`${FOLDER}/400Regular/NotoSansJP_400Regular.ttf`),
  bold: () => require.resolve(`${FOLDER}/700Bold/NotoSansJP_700Bold.ttf`),
};
