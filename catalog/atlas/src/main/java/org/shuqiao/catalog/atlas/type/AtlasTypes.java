package org.shuqiao.catalog.atlas.type;

import static org.shuqiao.catalog.atlas.type.Definition.entity;
import static org.shuqiao.catalog.atlas.type.Definition.oneToMany;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.atlas.model.typedef.AtlasBusinessMetadataDef;
import org.apache.atlas.model.typedef.AtlasClassificationDef;
import org.apache.atlas.model.typedef.AtlasEntityDef;
import org.apache.atlas.model.typedef.AtlasRelationshipDef;
import org.apache.atlas.model.typedef.AtlasStructDef.AtlasAttributeDef;
import org.apache.atlas.model.typedef.AtlasTypesDef;
import org.shuqiao.catalog.dataset.Dimension;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.SharingClass;

/**
 * Versioned type definitions of the platform in Apache Atlas. A change adds optional attributes or types and raises
 * {@link #VERSION}; an attribute is never taken away, because another platform may still write it.
 */
public final class AtlasTypes {

    /** The version of all types; Atlas shows it beside each. */
    public static final String VERSION = "1.0";
    /** The service that our types belong to. */
    public static final String SERVICE = "shuqiao";

    private AtlasTypes() { }

    /** @return every type that is ours */
    public static AtlasTypesDef all() {
        return new AtlasTypesDef(List.of(), List.of(), classifications(), entities(), relationships(),
                List.of(quality()));
    }

    private static List<AtlasEntityDef> entities() {
        return List.of(
                entity(TypeNames.DEPARTMENT, "Infrastructure", "部门 A department of the exchange", VERSION,
                        "id", "zh", "en", "creditCode", "division"),
                entity(TypeNames.SOURCE, "DataSet", "来源 What a department collects a dataset from", VERSION,
                        "dataset", "department"),
                entity(TypeNames.DATASET, "DataSet", "数据集 A standard table of the lake", VERSION,
                        "dataset", "department", "titleEn", "update", "pack", "run", "endedAt:date", "newestData:date",
                        "rowsIn:long", "rowsStandard:long", "rowsQuarantined:long", "rowsMerged:long",
                                "flaggedFields:long", "snapshot"),
                entity(TypeNames.COLUMN, "DataSet", "列 A column of a source or of a standard table", VERSION,
                        "dataset", "ordinal:int", "side", "state", "valueType", "element", "nulls:long",
                                "flagged:long"),
                entity(TypeNames.ELEMENT, "Infrastructure", "数据元 A data element of the standard pack", VERSION,
                        "id", "zh", "en", "cites", "pack"),
                entity(TypeNames.ENTRY, "DataSet", "目录条目 A resource entry as it is published now", VERSION,
                        "code", "version:int", "state", "digest", "provider", "sharing", "grade", "format", "update",
                                "dataset",
                        "newest:long", "text:!", "marks:!"),
                entity(TypeNames.ENTRY_VERSION, "Infrastructure", "条目版本 A resource entry as one version said it",
                        VERSION,
                        "code", "version:int", "state", "digest", "publishedOn", "category", "entryName", "provider",
                                "providerCode",
                        "summary", "format", "items:[]", "sharing", "sharingCondition", "sharingBasis",
                                "sharingModes:[]", "opening",
                        "openingCondition", "update", "related:[]", "grade", "dataset", "regradeReason",
                                "justification"),
                entity(TypeNames.ITEM, "DataSet", "信息项 An information item of a published entry", VERSION,
                        "code", "item", "state", "valueType", "element", "grade"),
                entity(TypeNames.RUN, "Process", "运行 A run that made a dataset from its source", VERSION,
                        "run", "dataset", "pack", "endedAt:date", "rowsIn:long", "rowsStandard:long",
                                "rowsQuarantined:long", "rowsMerged:long"),
                entity(TypeNames.COLUMN_LINEAGE, "Process", "列血缘 What a column or an item is made from", VERSION,
                        "through"),
                entity(TypeNames.COMPOSITION, "Process", "组成 An entry is made of its items", VERSION, "code"),
                entity(TypeNames.REQUEST, "Process", "申请 A request for an entry", VERSION,
                        "number", "consumer", "provider", "code", "version:int", "items:[]", "modes:[]", "state",
                                "submittedAt:date",
                        "validFrom:date", "validTo:date"),
                entity(TypeNames.GRANT, "Process", "授权 A grant of an entry", VERSION,
                        "number", "request", "consumer", "provider", "code", "version:int", "policyDigest", "state",
                                "issuedAt:date",
                        "validFrom:date", "validTo:date"));
    }

    private static List<AtlasRelationshipDef> relationships() {
        return List.of(
                oneToMany("shuqiao_department_datasets", TypeNames.DEPARTMENT, "datasets", TypeNames.DATASET,
                        "ofDepartment", VERSION),
                oneToMany("shuqiao_department_entries", TypeNames.DEPARTMENT, "entries", TypeNames.ENTRY,
                        "ofDepartment", VERSION),
                oneToMany("shuqiao_source_columns", TypeNames.SOURCE, "columns", TypeNames.COLUMN, "ofSource", VERSION),
                oneToMany("shuqiao_dataset_columns", TypeNames.DATASET, "columns", TypeNames.COLUMN, "ofDataset",
                        VERSION),
                oneToMany("shuqiao_entry_versions", TypeNames.ENTRY, "versions", TypeNames.ENTRY_VERSION, "ofEntry",
                        VERSION),
                oneToMany("shuqiao_entry_items", TypeNames.ENTRY, "items", TypeNames.ITEM, "ofEntry", VERSION));
    }

    private static List<AtlasClassificationDef> classifications() {
        List<AtlasClassificationDef> all = new ArrayList<>();
        all.add(Definition.classification(TypeNames.GRADE, "数据分级 The grade of protection", VERSION, Set.of()));
        for (Grade grade : Grade.values()) {
            all.add(Definition.classification(TypeNames.of(grade), grade.zh() + " " + grade.en(), VERSION,
                    Set.of(TypeNames.GRADE)));
        }
        all.add(Definition.classification(TypeNames.SHARING, "共享类型 Whether it is shared", VERSION, Set.of()));
        for (SharingClass sharing : SharingClass.values()) {
            all.add(Definition.classification(TypeNames.of(sharing), sharing.zh() + " " + sharing.en(), VERSION,
                    Set.of(TypeNames.SHARING)));
        }
        return all;
    }

    /** A score of 0 to 1 for each dimension of GB/T 36344-2018. */
    private static AtlasBusinessMetadataDef quality() {
        List<AtlasAttributeDef> attributes = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            attributes.add(Definition.attribute(dimension.code(), "double"));
        }
        attributes.add(Definition.attribute("run", "string"));
        attributes.forEach(attribute -> {
            attribute.setOption("applicableEntityTypes", "[\"" + TypeNames.DATASET + "\"]");
            attribute.setOption("maxStrLength", "100");
        });
        AtlasBusinessMetadataDef definition = new AtlasBusinessMetadataDef(TypeNames.QUALITY,
                "数据质量 Quality by GB/T 36344-2018", VERSION, attributes);
        definition.setServiceType(SERVICE);
        return definition;
    }
}
