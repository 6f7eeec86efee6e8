package org.shuqiao.standards.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.standards.document.Place;
import org.shuqiao.standards.document.Section;

/**
 * Draft of a resource entry with the 13 core fields of 政务信息资源目录编制指南(试行).
 *
 * @param providerCode the provider's unified social credit code
 * @param related codes of related resources
 * @param items output column → what the entry says of it
 */
public record EntryDraft(
        Category category, String name, String provider, String providerCode, String summary, Format format,
        Sharing sharing, Opening open, UpdateCycle update, List<String> related, Grade grade, Map<String, Item> items) {

    /** Category levels 类, 项, 目, 细目 of the resource code. */
    public record Category(String classCode, String item, String section, String detail) { }

    /** Format of the resource (信息资源格式). */
    public enum Format {
        FILE,
        SPREADSHEET,
        DATABASE,
        IMAGE,
        STREAM,
        SELF_DESCRIBING,
        SERVICE;

        /** @return as files write it */
        public String id() {
            return Section.written(this);
        }
    }

    /** Access class: unconditional, conditional, or none (不予共享, 不予开放). */
    public enum AccessClass {
        UNCONDITIONAL,
        CONDITIONAL,
        NONE;

        /** @return as files write it */
        public String id() {
            return Section.written(this);
        }
    }

    /** Sharing mode (共享方式). */
    public enum Mode {
        TABLE,
        FILE,
        SERVICE;

        /** @return as files write it */
        public String id() {
            return Section.written(this);
        }
    }

    /** Sharing terms (共享属性): class, condition, legal basis and modes. */
    public record Sharing(AccessClass accessClass, Optional<String> condition, Optional<String> basis,
            List<Mode> modes) { }

    /** Terms of public opening (开放属性): class and condition. */
    public record Opening(AccessClass accessClass, Optional<String> condition) { }

    /** Data grade of GB/T 43697-2024, from the most protected down. */
    public enum Grade {
        CORE,
        IMPORTANT,
        GENERAL_4,
        GENERAL_3,
        GENERAL_2,
        GENERAL_1;

        /** @return as files write it, for example {@code general-3} */
        public String id() {
            return Section.written(this);
        }
    }

    /** Title and grade of one item. The entry's grade applies by default. */
    public record Item(String title, Optional<Grade> grade, Place place) { }
}
