package org.shuqiao.pipelines.worker;

import java.util.Map;

/** The jobs on all cores of the worker's own process. */
class LocalJobsTest extends JobsContractTest {

    @Override
    protected Map<String, String> spark() {
        return Map.of("spark.master", "local[*]");
    }
}
