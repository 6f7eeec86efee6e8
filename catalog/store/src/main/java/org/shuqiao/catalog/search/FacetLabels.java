package org.shuqiao.catalog.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.standards.pack.StandardPack;

/** Labels of facet values in both languages. */
final class FacetLabels {

    private final Map<String, Department> departments;
    private final Function<String, ThemeName> themes;
    private final LocalDate today;

    /**
     * @param themes names of 类 and 项
     * @param today the day whose divisions are named
     */
    FacetLabels(Map<String, Department> departments, Function<String, ThemeName> themes, LocalDate today) {
        this.departments = departments;
        this.themes = themes;
        this.today = today;
    }

    FacetCount count(Facet facet, String value, int count) {
        return switch (facet) {
            case PROVIDER -> Optional.ofNullable(departments.get(value))
                    .map(known -> new FacetCount(value, known.zh(), known.en(), count))
                    .orElseGet(() -> new FacetCount(value, value, value, count));
            case SHARING -> coded(SharingClass.class, value, count);
            case FORMAT -> coded(ResourceFormat.class, value, count);
            case MODE -> coded(ShareMode.class, value, count);
            case GRADE -> coded(Grade.class, value, count);
            case UPDATE -> coded(UpdateCycle.class, value, count);
            case FRESHNESS -> coded(Punctuality.class, value, count);
            case THEME -> {
                ThemeName name = themes.apply(value);
                yield new FacetCount(value, name.zh(), name.en(), count);
            }
            case ELEMENT -> StandardPack.load().elements().find(value)
                    .map(known -> new FacetCount(value, known.zh(), known.en(), count))
                    .orElseGet(() -> new FacetCount(value, value, value, count));
            case DIVISION -> StandardPack.load().divisions().find(value, today)
                    .map(known -> new FacetCount(value, known.name(), known.name(), count))
                    .orElseGet(() -> new FacetCount(value, value, value, count));
        };
    }

    private static <E extends Enum<E> & Labelled> FacetCount coded(Class<E> type, String value, int count) {
        E constant = Labelled.find(type, value).orElseThrow();
        return new FacetCount(value, constant.zh(), constant.en(), count);
    }
}
