/** JDBC endpoint over Avatica. */
package org.shuqiao.query.jdbc;

