# Prints what Jekyll knows of a blog's posts, drafts and pages, and ends before it renders any.
Jekyll::Hooks.register :site, :post_read do |site|
  pages = site.pages.select { |page| page.ext =~ /\A\.m(ark)?d/ }
  shown = site.collections.values.select { |it| it.label == "posts" || it.write? }
  rows = (shown.flat_map(&:docs) + pages).map do |item|
    data = item.data
    {
      kind: item.class.name,
      path: item.is_a?(Jekyll::Page) ? item.path : item.relative_path,
      title: data["title"],
      date: data["date"].to_s[0, 10],
      url: item.url,
      tags: data["tags"],
      draft: item.respond_to?(:draft?) && item.draft?
    }
  end
  puts "ROWS" + JSON.generate(rows)
  $stdout.flush
  exit!(true)
end
