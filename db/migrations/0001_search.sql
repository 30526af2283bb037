CREATE VIRTUAL TABLE `search_index` USING fts5(
  `subject`, `people`, `body`, `files`,
  content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0"
);
