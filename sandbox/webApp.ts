/**
 * The page that is answered, with status 200, on every path there is no route for: lemlist's host
 * serves its web application there. It stands for any HTML where JSON was expected.
 */
export const webAppPage = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Sandbox: not the API</title></head>
<body><div id="app">This path is no route of the API. lemlist answers its web application here.</div></body>
</html>
`;
