/** Questions by JDBC: an Avatica endpoint that takes the same path as every other question. */
package org.shuqiao.query.jdbc;

