import { defineErrors } from '#kernel';

export const searchErrors = defineErrors({
  'search.nothing-asked': {
    status: 422,
    ja: '検索する言葉を入力してください。記号だけでは検索できません。',
    en: 'Enter something to search for; signs alone cannot be found',
  },
  'search.index-moving': {
    status: 503,
    ja: '検索用の索引を組み替えています。少し待ってからもう一度検索してください。',
    en: 'The index for search is being rearranged; search again in a moment',
  },
  'search.unmask-not-found': {
    status: 404,
    ja: 'この苦情は見つからないか、内容がすでに消去されています',
    en: 'No such complaint, or its content has been erased',
  },
});
