package org.shuqiao.catalog.search;

import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.department.Department;

/**
 * Names of themes in words. A class of departments that the city has not named is called by the department that
 * provides most of it: 项 of 类 3 is the department's own (政务信息资源目录编制指南(试行)).
 */
final class ThemeNames {

    private static final Map<Character, ThemeName> KINDS = Map.of('1', new ThemeName("基础信息资源类", "Basic library"),
            '2', new ThemeName("主题信息资源类", "Theme"), '3', new ThemeName("部门信息资源类", "Department"));

    private final SearchVocabulary vocabulary;
    private final Map<String, Department> departments;
    private final FacetedSearcher searcher;

    ThemeNames(SearchVocabulary vocabulary, Map<String, Department> departments, FacetedSearcher searcher) {
        this.vocabulary = vocabulary;
        this.departments = departments;
        this.searcher = searcher;
    }

    /** @param theme 类 and 项, such as {@code 3-01} */
    ThemeName of(String theme) {
        return vocabulary.theme(theme).or(() -> departmental(theme)).orElseGet(() -> {
            ThemeName kind = KINDS.getOrDefault(theme.charAt(0), new ThemeName("", ""));
            String item = theme.substring(theme.indexOf('-') + 1);
            return new ThemeName(kind.zh() + " " + item, kind.en() + " " + item);
        });
    }

    private Optional<ThemeName> departmental(String theme) {
        return theme.startsWith("3-") ? searcher.providerOf(theme)
                .flatMap(id -> Optional.ofNullable(departments.get(id)))
                .map(department -> new ThemeName(department.zh(), department.en())) : Optional.empty();
    }
}
