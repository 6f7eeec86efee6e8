package org.shuqiao.catalog.publish;

/** In which role a person acts on the catalogue. */
public enum Role {
    /** 数据专员: writes and submits the entries of the own department. */
    OFFICER,
    /** 数据主管部门: reviews what was submitted. */
    AUTHORITY
}
