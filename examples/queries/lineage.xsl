<?xml version="1.0" encoding="UTF-8"?>
<!-- Lineage in TEI files of xlate, as functions: <xsl:import href="lineage.xsl"/>, xmlns:x="urn:x-xlate:lineage".
     XSLT 3.0 without higher-order functions: runs in Saxon-HE. lineage.xqm has the same functions for XQuery. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:x="urn:x-xlate:lineage"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The spoken segments of a text, those that have words. -->
  <xsl:function name="x:segments" as="element()*">
    <xsl:param name="text" as="document-node()"/>
    <xsl:sequence select="$text//text//(seg[not(@type = ('marker', 'narrative', 'dateline'))]
      [.//text()[normalize-space()][not(ancestor::gap)]] | u[text()[normalize-space()]])"/>
  </xsl:function>

  <!-- What a pointing attribute names in the same file: "#a #b" are two elements. -->
  <xsl:function name="x:named" as="element()*">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="for $pointer in tokenize($pointers)[starts-with(., '#')]
      return root($pointers)/id(substring($pointer, 2))"/>
  </xsl:function>

  <!-- What has the attributes for an element: an annotation beside the text that points at it, else the element. -->
  <xsl:function name="x:said" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(root($element)/*/standOff/listAnnotation[@type = 'lineage']
      /annotation[tokenize(@target) = '#' || $element/@xml:id], $element)[1]"/>
  </xsl:function>

  <!-- What other people say of a segment: each with a way of its own, x:way(x:opinions($segment)[1]). -->
  <xsl:function name="x:opinions" as="element(annotation)*">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="root($segment)/*/standOff/listAnnotation[@type = 'alternatives']
      /annotation[tokenize(@target) = '#' || $segment/@xml:id]"/>
  </xsl:function>

  <!-- What states the lineage of a segment: what has its attributes; if that names no hop, the same of the turn around it. -->
  <xsl:function name="x:statement" as="element()?">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="
      if (tokenize(x:said($segment)/@ana) = '#lin.unknown') then x:said($segment)
      else (reverse($segment/ancestor-or-self::*) ! x:said(.)[x:entries(.)])[1]"/>
  </xsl:function>

  <!-- The entries of the header that an element names, in order: hops, paths and origins. -->
  <xsl:function name="x:entries" as="element(change)*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="x:named($element/@change)[self::change][@type = ('hop', 'path', 'origin')]"/>
  </xsl:function>

  <!-- The same of a segment. -->
  <xsl:function name="x:hops" as="element(change)*">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="x:statement($segment) ! x:entries(.)"/>
  </xsl:function>

  <!-- The language in which the words were spoken or written first; nothing if nobody knows how they began. -->
  <xsl:function name="x:spoken" as="xs:string?">
    <xsl:param name="segment" as="element()"/>
    <xsl:variable name="first" select="x:hops($segment)[1]"/>
    <xsl:sequence select="
      if ($first/@type = 'origin') then string($first/@subtype)
      else if (x:named($first/@source)[self::bibl]/@type = ('speech', 'writing'))
      then substring-after(replace($first/@subtype, '-t0-und$', ''), '-t-')
      else ()"/>
  </xsl:function>

  <!-- The languages of the way, from the one first spoken to that of the words as they are. -->
  <xsl:function name="x:languages" as="xs:string*">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="x:spoken($segment), x:hops($segment)[@type != 'origin'] ! substring-before(@subtype, '-t-')"/>
  </xsl:function>

  <!-- True for a step inside a language, such as editing; script and region make no other language. -->
  <xsl:function name="x:inside" as="xs:boolean">
    <xsl:param name="hop" as="element(change)"/>
    <xsl:variable name="from" select="substring-after(replace($hop/@subtype, '-t0-und$', ''), '-t-')"/>
    <xsl:variable name="ends" select="($from, substring-before($hop/@subtype, '-t-')) ! tokenize(., '-')[1]"/>
    <xsl:sequence select="$ends[1] = $ends[2] and not($ends = 'und')"/>
  </xsl:function>

  <!-- The languages between the first and the last; a step inside a language leads to no other. -->
  <xsl:function name="x:relays" as="xs:string*">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="x:hops($segment)[@type != 'origin'][not(x:inside(.))][position() &lt; last()]
      ! substring-before(@subtype, '-t-')"/>
  </xsl:function>

  <!-- The way as people read it: "ko → ru → en", "fr → fr (editing) → en"; a question mark for what nobody knows. -->
  <xsl:function name="x:way" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="string-join((
      (x:spoken($segment), '?')[1],
      for $hop in x:hops($segment)[@type != 'origin']
      return substring-before($hop/@subtype, '-t-') || (if (x:inside($hop)) then ' (' || x:mode($hop) || ')' else '')
      ) ! replace(., '^und', '?'), ' → ')"/>
  </xsl:function>

  <!-- How a hop was made: interpreting, human, mt, mtpe, …; unknown. The same of each hop of a segment. -->
  <xsl:function name="x:mode" as="xs:string">
    <xsl:param name="hop" as="element(change)"/>
    <xsl:sequence select="(x:category($hop, 'mode'), 'unknown')[1]"/>
  </xsl:function>
  <xsl:function name="x:modes" as="xs:string*">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="x:hops($segment)[@type != 'origin'] ! x:mode(.)"/>
  </xsl:function>

  <!-- The category of a kind that an element names: x:category($segment, 'rel'). Kinds: lin, rel, bas, st, mode. -->
  <xsl:function name="x:category" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="(tokenize($element/@ana)[starts-with(., '#' || $kind || '.')][. != '#lin.revisits'])[1]
      ! substring-after(., '.')"/>
  </xsl:function>

  <!-- The same of a segment, as it is stated for it. -->
  <xsl:function name="x:stated" as="xs:string?">
    <xsl:param name="segment" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="((x:said($segment), x:statement($segment)) ! x:category(., $kind))[1]"/>
  </xsl:function>

  <!-- The class: original, direct, relay, back, translated (path unknown), unknown. -->
  <xsl:function name="x:kind" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="(x:stated($segment, 'lin'), 'unknown')[1]"/>
  </xsl:function>

  <!-- On what grounds the lineage stands, how sure it is, what is printed, the state of a translation. -->
  <xsl:function name="x:basis" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="(x:stated($segment, 'bas'), 'none')[1]"/>
  </xsl:function>
  <xsl:function name="x:certainty" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="string((x:said($segment), x:statement($segment))[x:category(., 'bas')][1]/@cert)"/>
  </xsl:function>
  <xsl:function name="x:relation" as="xs:string?">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="x:stated($segment, 'rel')"/>
  </xsl:function>
  <xsl:function name="x:state" as="xs:string?">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="x:category(x:said($segment), 'st')"/>
  </xsl:function>

  <!-- The name of the speaker, else the id in @who. -->
  <xsl:function name="x:speaker" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:variable name="who" select="$segment/ancestor-or-self::*[@who][1]/@who"/>
    <xsl:sequence select="string((x:named($who)/(persName, orgName, name)[1] ! normalize-space(.),
      substring-after($who, '#'))[1])"/>
  </xsl:function>

  <!-- The words, without markup. -->
  <xsl:function name="x:words" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="normalize-space($segment)"/>
  </xsl:function>

  <!-- The name of the file, the date of the event, who published the text. -->
  <xsl:function name="x:file" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="tokenize(base-uri(root($node)), '/')[last()]"/>
  </xsl:function>
  <xsl:function name="x:date" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="profile" select="root($node)/TEI/teiHeader/profileDesc"/>
    <xsl:sequence select="string(($profile/(settingDesc//date, creation/date)/(@when, @from, @notBefore)[1])[1])"/>
  </xsl:function>
  <xsl:function name="x:publisher" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="normalize-space((root($node)/TEI/teiHeader/fileDesc/sourceDesc//publisher)[1])"/>
  </xsl:function>

  <!-- The segment of the source text of which this one is a translation, in the source file or in the same (parallel) file. -->
  <xsl:function name="x:source" as="element()?">
    <xsl:param name="segment" as="element()"/>
    <xsl:variable name="text" select="root($segment)"/>
    <xsl:variable name="key" select="(tokenize($segment/@corresp)[starts-with(., 'src:')] ! substring-after(., 'src:'))[1]"/>
    <xsl:variable name="link"
      select="$text//linkGrp[@type = 'translation']/link[tokenize(@target) = '#' || $segment/@xml:id][1]"/>
    <xsl:sequence select="
      if ($key) then doc(resolve-uri($text/TEI/@corresp, base-uri($text)))/id($key)
      else x:named($link/@target)[1] except $segment"/>
  </xsl:function>
</xsl:stylesheet>
