package org.shuqiao.query;

/** The Iceberg catalog that these tests read the lake by, where a module brings another than the platform's store. */
public interface LakeCatalogUnderTest {

    /** @return a catalog of the tables that stand in this one */
    LakeCatalog over(LakeCatalog.Store store);
}
