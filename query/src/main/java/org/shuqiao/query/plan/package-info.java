/** Planning of SQL over granted relations with Calcite. */
package org.shuqiao.query.plan;

