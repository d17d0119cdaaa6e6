<?xml version="1.0" encoding="UTF-8"?>
<!-- Ten questions about lineage. How to run them: README.md. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:x="urn:x-xlate:lineage"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">
  <xsl:import href="lineage.xsl"/>
  <xsl:output method="text"/>
  <xsl:param name="folder" select="'../'"/>
  <xsl:param name="question" select="'all'"/>
  <xsl:param name="language" select="'ru'"/>
  <xsl:param name="speaker" select="'Kim Yong-nam'"/>
  <xsl:variable name="segments" as="element()*" select="collection($folder) ! x:segments(.)"/>

  <xsl:function name="x:row" as="xs:string">
    <xsl:param name="cells" as="item()*"/>
    <xsl:sequence select="string-join($cells ! string(.), '&#9;')"/>
  </xsl:function>
  <xsl:function name="x:percent" as="xs:integer">
    <xsl:param name="part" as="xs:integer"/>
    <xsl:param name="all" as="xs:integer"/>
    <xsl:sequence select="(100 * $part + $all idiv 2) idiv $all"/>
  </xsl:function>

  <!-- 1. Who spoke which language? -->
  <xsl:template name="spoken">
    <xsl:for-each-group select="$segments" composite="yes" group-by="x:file(.), x:speaker(.), string(x:spoken(.))">
      <xsl:sequence select="x:row((current-grouping-key(), count(current-group())))"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- 2. What came through a language, neither first nor last? -->
  <xsl:template name="through">
    <xsl:for-each select="$segments[x:relays(.) ! substring-before(. || '-', '-') = $language]">
      <xsl:sequence select="x:row((x:file(.), string(@n), x:speaker(.), x:way(.)))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 3. How much of it is relayed, by year, publisher and language? -->
  <xsl:template name="share">
    <xsl:for-each-group select="$segments" composite="yes"
      group-by="substring(x:date(.), 1, 4), x:publisher(.), string(ancestor-or-self::*[@xml:lang][1]/@xml:lang)">
      <xsl:variable name="relayed" select="count(current-group()[x:kind(.) = 'relay'])"/>
      <xsl:variable name="all" select="count(current-group())"/>
      <xsl:sequence select="x:row((current-grouping-key(), $relayed, $all, x:percent($relayed, $all)))"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- 4. What came back into the language in which it was spoken? -->
  <xsl:template name="back">
    <xsl:for-each select="$segments[x:kind(.) = 'back']">
      <xsl:sequence select="x:row((x:file(.), string(@n), x:speaker(.), x:way(.)))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 5. In what did a machine have a part? -->
  <xsl:template name="machine">
    <xsl:for-each select="$segments[x:modes(.) = ('mt', 'mtpe')]">
      <xsl:sequence select="x:row((x:file(.), string(@n), x:speaker(.), string-join(x:modes(.), ' ')))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 6. Of what is the path not known? -->
  <xsl:template name="unknown">
    <xsl:for-each-group select="$segments[x:kind(.) = ('translated', 'unknown')]" composite="yes"
      group-by="x:file(.), x:speaker(.), x:kind(.)">
      <xsl:sequence select="x:row((current-grouping-key(), count(current-group())))"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- 7. What is printed, and what is inferred? -->
  <xsl:template name="grounds">
    <xsl:for-each-group select="$segments" composite="yes"
      group-by="x:file(.), x:basis(.), x:certainty(.)">
      <xsl:sequence select="x:row((current-grouping-key(), count(current-group())))"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- 8. Which ways did the words of a speaker go, and how were the hops made? -->
  <xsl:template name="chain">
    <xsl:for-each-group select="$segments[x:speaker(.) = $speaker]" composite="yes"
      group-by="x:file(.), x:way(.), string-join(x:modes(.), ' ')">
      <xsl:sequence select="x:row((current-grouping-key(), count(current-group())))"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- 9. What contradicts itself: two languages of one speaker in a text; a retranslation in one hop. -->
  <xsl:template name="contradictions">
    <xsl:for-each-group select="$segments[x:speaker(.) != '']" composite="yes" group-by="x:file(.), x:speaker(.)">
      <xsl:variable name="spoken" select="sort(distinct-values(current-group() ! x:spoken(.) ! tokenize(., '-')[1])[. != 'und'])"/>
      <xsl:if test="count($spoken) > 1">
        <xsl:sequence select="x:row((current-grouping-key(), 'spoken', string-join($spoken, ' ')))"/>
      </xsl:if>
    </xsl:for-each-group>
    <xsl:for-each select="$segments[x:relation(.) = 'retranslation'][x:kind(.) = ('original', 'direct')]">
      <xsl:sequence select="x:row((x:file(.), x:speaker(.), 'retranslation', x:way(.)))"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 10. Which words of the translation are made of which words of the source? -->
  <xsl:template name="pairs">
    <xsl:for-each select="$segments[x:state(.) != 'untranslated'][x:source(.)]">
      <xsl:sequence select="x:row((x:file(.), string(@n), x:words(x:source(.)), x:words(.)))"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="xsl:initial-template">
    <xsl:variable name="all" select="tokenize('spoken through share back machine unknown grounds chain contradictions pairs')"/>
    <xsl:for-each select="$all[. = $question or $question = 'all']">
      <xsl:variable name="rows" as="xs:string*">
        <xsl:choose>
          <xsl:when test=". = 'spoken'"><xsl:call-template name="spoken"/></xsl:when>
          <xsl:when test=". = 'through'"><xsl:call-template name="through"/></xsl:when>
          <xsl:when test=". = 'share'"><xsl:call-template name="share"/></xsl:when>
          <xsl:when test=". = 'back'"><xsl:call-template name="back"/></xsl:when>
          <xsl:when test=". = 'machine'"><xsl:call-template name="machine"/></xsl:when>
          <xsl:when test=". = 'unknown'"><xsl:call-template name="unknown"/></xsl:when>
          <xsl:when test=". = 'grounds'"><xsl:call-template name="grounds"/></xsl:when>
          <xsl:when test=". = 'chain'"><xsl:call-template name="chain"/></xsl:when>
          <xsl:when test=". = 'contradictions'"><xsl:call-template name="contradictions"/></xsl:when>
          <xsl:when test=". = 'pairs'"><xsl:call-template name="pairs"/></xsl:when>
        </xsl:choose>
      </xsl:variable>
      <xsl:value-of select="('# ' || ., sort($rows), ''), ''" separator="&#10;"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
