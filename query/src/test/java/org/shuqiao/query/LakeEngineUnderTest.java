package org.shuqiao.query;

import org.shuqiao.query.source.LakeEngine;

/**
 * Lake engine that the query tests use in place of DuckDB, loaded as a service. Where one is offered as a service,
 * every test of this room that asks queries asks it, so that these tests are the contract of all engines; without one
 * they ask DuckDB.
 */
public interface LakeEngineUnderTest {

    /** @return the engine over the lake of this catalog */
    LakeEngine over(String catalogUrl, String user, String password, String warehouse);
}
