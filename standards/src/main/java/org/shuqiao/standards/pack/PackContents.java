package org.shuqiao.standards.pack;

import java.util.List;
import java.util.Map;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.element.CodeSet;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Rules;

/** Parsed contents of the packs: elements, code sets, rules, divisions, grades and calendars. */
record PackContents(
        List<PackInfo> packs, String digest, Rules rules, Map<String, CodeSet> codeSets, Elements elements,
        Map<String, ElementTerms> terms, Divisions divisions, List<GradeLine> grades, Map<String, String> calendars) { }
