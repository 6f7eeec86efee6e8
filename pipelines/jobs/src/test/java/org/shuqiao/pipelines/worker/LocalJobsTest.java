package org.shuqiao.pipelines.worker;

import java.util.Map;

/** Contract test with Spark on all cores of the worker's process. */
class LocalJobsTest extends JobsContractTest {

    @Override
    protected Map<String, String> spark() {
        return Map.of("spark.master", "local[*]");
    }
}
