xquery version "3.1";
(: Ten questions about lineage. How to run them: README.md. :)
import module namespace x = "urn:x-xlate:lineage" at "lineage.xqm";
declare namespace output = "http://www.w3.org/2010/xslt-xquery-serialization";
declare default element namespace "http://www.tei-c.org/ns/1.0";
declare option output:method "text";

declare variable $folder external := "../";
declare variable $question external := "all";
declare variable $language external := "ru";
declare variable $speaker external := "Kim Yong-nam";
declare variable $segments as element()* := collection($folder) ! x:segments(.);

declare function local:row($cells as item()*) as xs:string {
  string-join($cells ! string(.), "&#9;")
};
declare function local:percent($part as xs:integer, $all as xs:integer) as xs:integer {
  (100 * $part + $all idiv 2) idiv $all
};

(: 1. Who spoke which language? :)
declare function local:spoken() as xs:string* {
  for $segment in $segments
  group by $file := x:file($segment), $who := x:speaker($segment), $spoken := string(x:spoken($segment))
  return local:row(($file, $who, $spoken, count($segment)))
};

(: 2. What came through a language, neither first nor last? :)
declare function local:through() as xs:string* {
  for $segment in $segments[x:relays(.) ! substring-before(. || "-", "-") = $language]
  return local:row((x:file($segment), string($segment/@n), x:speaker($segment), x:way($segment)))
};

(: 3. How much of it is relayed, by year, publisher and language? :)
declare function local:share() as xs:string* {
  for $segment in $segments
  group by $year := substring(x:date($segment), 1, 4), $publisher := x:publisher($segment),
    $now := string($segment/ancestor-or-self::*[@xml:lang][1]/@xml:lang)
  let $relayed := count($segment[x:kind(.) = "relay"])
  return local:row(($year, $publisher, $now, $relayed, count($segment), local:percent($relayed, count($segment))))
};

(: 4. What came back into the language in which it was spoken? :)
declare function local:back() as xs:string* {
  for $segment in $segments[x:kind(.) = "back"]
  return local:row((x:file($segment), string($segment/@n), x:speaker($segment), x:way($segment)))
};

(: 5. In what did a machine have a part? :)
declare function local:machine() as xs:string* {
  for $segment in $segments[x:modes(.) = ("mt", "mtpe")]
  return local:row((x:file($segment), string($segment/@n), x:speaker($segment), string-join(x:modes($segment), " ")))
};

(: 6. Of what is the path not known? :)
declare function local:unknown() as xs:string* {
  for $segment in $segments[x:kind(.) = ("translated", "unknown")]
  group by $file := x:file($segment), $who := x:speaker($segment), $kind := x:kind($segment)
  return local:row(($file, $who, $kind, count($segment)))
};

(: 7. What is printed, and what is inferred? :)
declare function local:grounds() as xs:string* {
  for $segment in $segments
  group by $file := x:file($segment), $basis := x:basis($segment), $certainty := x:certainty($segment)
  return local:row(($file, $basis, $certainty, count($segment)))
};

(: 8. Which ways did the words of a speaker go, and how were the hops made? :)
declare function local:chain() as xs:string* {
  for $segment in $segments[x:speaker(.) = $speaker]
  group by $file := x:file($segment), $way := x:way($segment), $modes := string-join(x:modes($segment), " ")
  return local:row(($file, $way, $modes, count($segment)))
};

(: 9. What contradicts itself: two languages of one speaker in a text; a retranslation in one hop. :)
declare function local:contradictions() as xs:string* {
  for $segment in $segments
  group by $file := x:file($segment), $who := x:speaker($segment)
  let $spoken := sort(distinct-values($segment ! x:spoken(.) ! tokenize(., "-")[1])[. != "und"])
  where $who and count($spoken) > 1
  return local:row(($file, $who, "spoken", string-join($spoken, " "))),
  for $segment in $segments[x:relation(.) = "retranslation"][x:kind(.) = ("original", "direct")]
  return local:row((x:file($segment), x:speaker($segment), "retranslation", x:way($segment)))
};

(: 10. Which words of the translation are made of which words of the source? :)
declare function local:pairs() as xs:string* {
  for $segment in $segments[x:state(.) != "untranslated"]
  let $source := x:source($segment)
  where $source
  return local:row((x:file($segment), string($segment/@n), x:words($source), x:words($segment)))
};

declare function local:answer($question as xs:string) as xs:string* {
  switch ($question)
    case "spoken" return local:spoken()
    case "through" return local:through()
    case "share" return local:share()
    case "back" return local:back()
    case "machine" return local:machine()
    case "unknown" return local:unknown()
    case "grounds" return local:grounds()
    case "chain" return local:chain()
    case "contradictions" return local:contradictions()
    case "pairs" return local:pairs()
    default return error((), "there is no question " || $question)
};

let $all := ("spoken", "through", "share", "back", "machine", "unknown", "grounds", "chain", "contradictions", "pairs")
return string-join(($all[. = $question or $question = "all"] ! ("# " || ., sort(local:answer(.)), ""), ""), "&#10;")
