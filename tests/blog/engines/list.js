// Prints what Hexo knows of a blog's posts and pages, without rendering any.
const Hexo = require('hexo');

const hexo = new Hexo(process.argv[2], {silent: true, drafts: true});
const names = list => list && list.map ? list.map(term => term.name) : [];
const row = kind => post => ({
  kind,
  path: `source/${post.source}`,
  title: post.title,
  date: post.date.format('YYYY-MM-DD'),
  slug: post.slug || '',
  url: `/${post.path}`,
  tags: names(post.tags),
});

hexo.init()
  .then(() => hexo.source.process())
  .then(() => {
    const rows = ['Post', 'Page'].flatMap(kind => hexo.model(kind).map(row(kind)));
    console.log(JSON.stringify(rows));
    return hexo.exit();
  });
