package org.shuqiao.contracts.worker;

/** Names the environment variables of a worker: what must not stand in a job file, and where its log goes. */
public final class WorkerEnvironment {

    /** The file that the worker's log is appended to; none: standard error. */
    public static final String LOG = "SHUQIAO_LOG";
    /** Password of the database that holds the lake's catalog. */
    public static final String STORE_PASSWORD = "SHUQIAO_STORE_PASSWORD";
    /** Credential of an Iceberg REST catalog. */
    public static final String LAKE_CREDENTIAL = "SHUQIAO_LAKE_CREDENTIAL";
    /** Password of the account on a NiFi server. */
    public static final String NIFI_PASSWORD = "SHUQIAO_NIFI_PASSWORD";

    private WorkerEnvironment() { }
}
