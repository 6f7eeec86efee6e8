package org.shuqiao.catalog.publish;

/** Duty of a person on the catalogue, for the separation of duties. */
public enum CatalogDuty {
    /** 数据专员: writes and submits the entries of the own department. */
    OFFICER,
    /** 数据主管部门: reviews what was submitted. */
    AUTHORITY
}
