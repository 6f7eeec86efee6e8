package org.shuqiao.nifi.pull;

/** Names of the FlowFile attributes that the processors read and write. None of them ever holds a value of a row. */
public final class Attributes {

    public static final String DEPARTMENT = "shuqiao.department";
    public static final String DATASET = "shuqiao.dataset";
    public static final String MODE = "shuqiao.slice.mode";
    public static final String ROWS = "shuqiao.rows";
    public static final String BATCH = "shuqiao.batch";
    public static final String MORE = "shuqiao.more";
    public static final String SEQUENCE = "shuqiao.sequence";
    public static final String DUPLICATE = "shuqiao.duplicate";
    /** On a FlowFile whose code says something of a source that was pulled all the same. */
    public static final String REMARK = "shuqiao.remark";
    /** On a failure: the number of the change of structure that waits for a decision. */
    public static final String CHANGE = "shuqiao.change";
    public static final String ERROR_CODE = "shuqiao.error.code";
    public static final String ERROR_ZH = "shuqiao.error.zh";
    public static final String ERROR_EN = "shuqiao.error.en";

    private Attributes() { }
}
