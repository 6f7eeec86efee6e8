package org.shuqiao.query;

import org.shuqiao.query.lake.LakeCatalog;

/** Iceberg catalog that the tests use in place of the platform's store. */
public interface LakeCatalogUnderTest {

    /** @return a catalog of the tables that stand in this one */
    LakeCatalog over(LakeCatalog.Store store);
}
