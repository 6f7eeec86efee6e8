package org.shuqiao.catalog.atlas.type;

import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.SharingClass;

/** Names of the platform's types in Atlas. */
public final class TypeNames {

    public static final String DEPARTMENT = "shuqiao_department";
    public static final String SOURCE = "shuqiao_source";
    public static final String DATASET = "shuqiao_dataset";
    public static final String COLUMN = "shuqiao_column";
    public static final String ELEMENT = "shuqiao_element";
    public static final String ENTRY = "shuqiao_entry";
    public static final String ENTRY_VERSION = "shuqiao_entry_version";
    public static final String ITEM = "shuqiao_item";
    public static final String RUN = "shuqiao_run";
    public static final String COLUMN_LINEAGE = "shuqiao_column_lineage";
    /** An entry is made of its items. */
    public static final String COMPOSITION = "shuqiao_composition";
    public static final String REQUEST = "shuqiao_request";
    public static final String GRANT = "shuqiao_grant";
    /** Business metadata on datasets. */
    public static final String QUALITY = "shuqiao_quality";
    /** The classification above those of all grades. */
    public static final String GRADE = "shuqiao_grade";
    /** The classification above those of all sharing classes. */
    public static final String SHARING = "shuqiao_sharing";

    private TypeNames() { }

    /** @return the classification of a grade, for example {@code shuqiao_grade_general_4} */
    public static String of(Grade grade) {
        return GRADE + "_" + grade.code().replace('-', '_');
    }

    /** @return the classification of a sharing class, for example {@code shuqiao_sharing_conditional} */
    public static String of(SharingClass sharing) {
        return SHARING + "_" + sharing.code().replace('-', '_');
    }
}
