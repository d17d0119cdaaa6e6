xquery version "3.1";
(: Lineage in TEI files of xlate, as functions: import module namespace x = "urn:x-xlate:lineage" at "lineage.xqm";
   XQuery 3.1 without extensions: runs in Saxon-HE, BaseX, eXist-db. lineage.xsl has the same functions for XSLT. :)
module namespace x = "urn:x-xlate:lineage";
declare default element namespace "http://www.tei-c.org/ns/1.0";

(: The spoken segments of a text, those that have words. :)
declare function x:segments($text as document-node()) as element()* {
  $text//text//(seg[not(@type = ("marker", "narrative", "dateline"))][.//text()[normalize-space()][not(ancestor::gap)]]
    | u[text()[normalize-space()]])
};

(: What a pointing attribute names in the same file: "#a #b" are two elements. :)
declare function x:named($pointers as attribute()?) as element()* {
  for $pointer in tokenize($pointers)[starts-with(., "#")]
  return root($pointers)/id(substring($pointer, 2))
};

(: What has the attributes for an element: an annotation beside the text that points at it, else the element. :)
declare function x:said($element as element()) as element() {
  (root($element)/*/standOff/listAnnotation[@type = "lineage"]/annotation[tokenize(@target) = "#" || $element/@xml:id],
   $element)[1]
};

(: What other people say of a segment: each with a way of its own, x:way(x:opinions($segment)[1]). :)
declare function x:opinions($segment as element()) as element(annotation)* {
  root($segment)/*/standOff/listAnnotation[@type = "alternatives"]/annotation[tokenize(@target) = "#" || $segment/@xml:id]
};

(: What states the lineage of a segment: what has its attributes; if that names no hop, the same of the turn around it. :)
declare function x:statement($segment as element()) as element()? {
  if (tokenize(x:said($segment)/@ana) = "#lin.unknown") then x:said($segment)
  else (reverse($segment/ancestor-or-self::*) ! x:said(.)[x:entries(.)])[1]
};

(: The entries of the header that an element names, in order: hops, paths and origins. :)
declare function x:entries($element as element()) as element(change)* {
  x:named($element/@change)[self::change][@type = ("hop", "path", "origin")]
};

(: The same of a segment. :)
declare function x:hops($segment as element()) as element(change)* {
  x:statement($segment) ! x:entries(.)
};

(: The language in which the words were spoken or written first; nothing if nobody knows how they began. :)
declare function x:spoken($segment as element()) as xs:string? {
  let $first := x:hops($segment)[1]
  return
    if ($first/@type = "origin") then string($first/@subtype)
    else if (x:named($first/@source)[self::bibl]/@type = ("speech", "writing"))
    then substring-after(replace($first/@subtype, "-t0-und$", ""), "-t-")
    else ()
};

(: The languages of the way, from the one first spoken to that of the words as they are. :)
declare function x:languages($segment as element()) as xs:string* {
  x:spoken($segment), x:hops($segment)[@type != "origin"] ! substring-before(@subtype, "-t-")
};

(: True for a step inside a language, such as editing; script and region make no other language. :)
declare function x:inside($hop as element(change)) as xs:boolean {
  let $from := substring-after(replace($hop/@subtype, "-t0-und$", ""), "-t-")
  let $ends := ($from, substring-before($hop/@subtype, "-t-")) ! tokenize(., "-")[1]
  return $ends[1] = $ends[2] and not($ends = "und")
};

(: The languages between the first and the last; a step inside a language leads to no other. :)
declare function x:relays($segment as element()) as xs:string* {
  x:hops($segment)[@type != "origin"][not(x:inside(.))][position() < last()] ! substring-before(@subtype, "-t-")
};

(: The way as people read it: "ko → ru → en", "fr → fr (editing) → en"; a question mark for what nobody knows. :)
declare function x:way($segment as element()) as xs:string {
  string-join((
    (x:spoken($segment), "?")[1],
    for $hop in x:hops($segment)[@type != "origin"]
    return substring-before($hop/@subtype, "-t-") || (if (x:inside($hop)) then " (" || x:mode($hop) || ")" else "")
  ) ! replace(., "^und", "?"), " → ")
};

(: How a hop was made: interpreting, human, mt, mtpe, …; unknown. The same of each hop of a segment. :)
declare function x:mode($hop as element(change)) as xs:string {
  (x:category($hop, "mode"), "unknown")[1]
};
declare function x:modes($segment as element()) as xs:string* {
  x:hops($segment)[@type != "origin"] ! x:mode(.)
};

(: The category of a kind that an element names: x:category($segment, "rel"). Kinds: lin, rel, bas, st, mode. :)
declare function x:category($element as element(), $kind as xs:string) as xs:string? {
  (tokenize($element/@ana)[starts-with(., "#" || $kind || ".")][. != "#lin.revisits"])[1] ! substring-after(., ".")
};

(: The same of a segment, as it is stated for it. :)
declare function x:stated($segment as element(), $kind as xs:string) as xs:string? {
  ((x:said($segment), x:statement($segment)) ! x:category(., $kind))[1]
};

(: The class: original, direct, relay, back, translated (path unknown), unknown. :)
declare function x:kind($segment as element()) as xs:string {
  (x:stated($segment, "lin"), "unknown")[1]
};

(: On what grounds the lineage stands, how sure it is, what is printed, the state of a translation. :)
declare function x:basis($segment as element()) as xs:string {
  (x:stated($segment, "bas"), "none")[1]
};
declare function x:certainty($segment as element()) as xs:string {
  string((x:said($segment), x:statement($segment))[x:category(., "bas")][1]/@cert)
};
declare function x:relation($segment as element()) as xs:string? {
  x:stated($segment, "rel")
};
declare function x:state($segment as element()) as xs:string? {
  x:category(x:said($segment), "st")
};

(: The name of the speaker, else the id in @who. :)
declare function x:speaker($segment as element()) as xs:string {
  let $who := $segment/ancestor-or-self::*[@who][1]/@who
  return string((x:named($who)/(persName, orgName, name)[1] ! normalize-space(.), substring-after($who, "#"))[1])
};

(: The words, without markup. :)
declare function x:words($segment as element()) as xs:string {
  normalize-space($segment)
};

(: The name of the file, the date of the event, who published the text. :)
declare function x:file($node as node()) as xs:string {
  tokenize(base-uri(root($node)), "/")[last()]
};
declare function x:date($node as node()) as xs:string {
  let $profile := root($node)/TEI/teiHeader/profileDesc
  return string(($profile/(settingDesc//date, creation/date)/(@when, @from, @notBefore)[1])[1])
};
declare function x:publisher($node as node()) as xs:string {
  normalize-space((root($node)/TEI/teiHeader/fileDesc/sourceDesc//publisher)[1])
};

(: The segment of the source text of which this one is a translation, in the source file or in the same (parallel) file. :)
declare function x:source($segment as element()) as element()? {
  let $text := root($segment)
  let $key := (tokenize($segment/@corresp)[starts-with(., "src:")] ! substring-after(., "src:"))[1]
  let $link := $text//linkGrp[@type = "translation"]/link[tokenize(@target) = "#" || $segment/@xml:id][1]
  return
    if ($key) then doc(resolve-uri($text/TEI/@corresp, base-uri($text)))/id($key)
    else x:named($link/@target)[1] except $segment
};
