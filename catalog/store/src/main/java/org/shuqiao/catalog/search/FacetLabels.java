package org.shuqiao.catalog.search;

import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;

/** Labels of facet values. */
final class FacetLabels {

    private final Map<String, Department> departments;

    FacetLabels(Map<String, Department> departments) {
        this.departments = departments;
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
            case THEME -> new FacetCount(value, Themes.of(value).zh(), Themes.of(value).en(), count);
            case ELEMENT -> new FacetCount(value, value, value, count);
        };
    }

    private static <E extends Enum<E> & Labelled> FacetCount coded(Class<E> type, String value, int count) {
        E constant = Labelled.find(type, value).orElseThrow();
        return new FacetCount(value, constant.zh(), constant.en(), count);
    }
}
