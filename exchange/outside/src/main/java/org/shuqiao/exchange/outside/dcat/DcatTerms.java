package org.shuqiao.exchange.outside.dcat;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Values;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.UpdateCycle;

/**
 * Terms that DCAT has none for, and those of the lists that DCAT-AP 3.0.1 §9 prescribes (the Publications Office of the
 * EU).
 */
final class DcatTerms {

    /** Of the fields of 政务信息资源目录编制指南 that no other vocabulary has. */
    static final String NAMESPACE = "urn:shuqiao:catalogue#";
    private static final String LISTS = "http://publications.europa.eu/resource/authority/";

    static final IRI CATEGORY = own("category");
    static final IRI KIND = own("kind");
    static final IRI ITEM_DIGITS = own("categoryItem");
    static final IRI SECTION = own("section");
    static final IRI DETAIL = own("detail");
    static final IRI FORMAT = own("format");
    static final IRI GRADE = own("grade");
    static final IRI ITEM = own("item");
    static final IRI POSITION = own("position");
    static final IRI NAME = own("name");
    static final IRI TYPE = own("type");
    static final IRI ELEMENT = own("element");
    static final IRI SHARING = own("sharing");
    static final IRI CONDITION = own("condition");
    static final IRI BASIS = own("basis");
    static final IRI MODE = own("mode");
    static final IRI OPEN_CONDITION = own("openCondition");

    static final IRI CHINESE = Values.iri(LISTS + "language/ZHO");

    private DcatTerms() { }

    /** @return the value of {@code dct:accrualPeriodicity} */
    static IRI frequency(UpdateCycle cycle) {
        return Values.iri(LISTS + "frequency/" + switch (cycle) {
            case REAL_TIME -> "UPDATE_CONT";
            case DAILY -> "DAILY";
            case WEEKLY -> "WEEKLY";
            case MONTHLY -> "MONTHLY";
            case QUARTERLY -> "QUARTERLY";
            case YEARLY -> "ANNUAL";
        });
    }

    /** @return the value of {@code dct:accessRights}: what the public may have, whatever departments share */
    static IRI access(OpenClass open) {
        return Values.iri(LISTS + "access-right/" + switch (open) {
            case UNCONDITIONAL -> "PUBLIC";
            case CONDITIONAL -> "RESTRICTED";
            case NONE -> "NON_PUBLIC";
        });
    }

    private static IRI own(String name) {
        return Values.iri(NAMESPACE + name);
    }
}
